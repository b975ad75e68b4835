### Boards, decision log, papers and tags: names of forms, fields and choices.
