# Times dbscan::hdbscan on a binary file of float64, column by column: file rows columns.
suppressMessages(library(dbscan))
given <- commandArgs(trailingOnly = TRUE)
rows <- as.integer(given[1 + 1])
columns <- as.integer(given[1 + 2])
points <- matrix(readBin(given[1], "double", rows * columns), rows, columns)
start <- proc.time()[["elapsed"]]
result <- hdbscan(points, minPts = 15)
cat((proc.time()[["elapsed"]] - start) * 1000, max(result$cluster), "\n")
