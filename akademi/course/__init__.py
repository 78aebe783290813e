"""The course tools: sources, release, workspace, instructor's course folder, lint."""
