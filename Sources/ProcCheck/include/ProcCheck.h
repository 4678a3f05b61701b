// Nothing is called: what is here runs before the program.
