"""Coming in and going out in plain functions: what a file says, what it would do, and the chain as rows."""
