"""From words to an intent, or to the best guesses."""
