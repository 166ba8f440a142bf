"""Walking somebody through a playbook: its questions, its order of work, its ends."""
