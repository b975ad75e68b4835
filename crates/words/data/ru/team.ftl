### Seats of a team, lines between them, the room.
