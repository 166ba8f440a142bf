"""Who somebody is: their accounts, their leaving, and ways to reach them."""
