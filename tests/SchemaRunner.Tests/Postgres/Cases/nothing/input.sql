-- a script without a statement;

/* ; */
