// Placeholder until the sources exist; replaced in the next commit.
