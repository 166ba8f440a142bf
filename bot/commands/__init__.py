"""What whoever runs the desk asks for on the command line, beside starting it."""
