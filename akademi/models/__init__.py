"""Small models of why people stay poor and what helps: pure functions, one file a model."""
