"""Other people's formats: what the process of a rule set looks like to another program."""
