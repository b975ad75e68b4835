### The control room, the plenary, the debrief, the report.
