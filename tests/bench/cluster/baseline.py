"""Times one task of scikit-learn or SciPy on a binary file of float64, column by column: task file rows columns [labels or k]."""
import sys
import time
import warnings

import numpy as np

warnings.filterwarnings("ignore")
task, path, rows, columns = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
points = np.ascontiguousarray(np.fromfile(path, dtype=np.float64).reshape(columns, rows).T)


def work():
    if task == "silhouette":
        from sklearn.metrics import silhouette_score

        labels = np.fromfile(sys.argv[5], dtype=np.uint8)
        return lambda: silhouette_score(points, labels)
    if task == "validity":
        from sklearn.metrics import calinski_harabasz_score, davies_bouldin_score

        labels = np.fromfile(sys.argv[5], dtype=np.uint8)
        return lambda: calinski_harabasz_score(points, labels) + davies_bouldin_score(points, labels)
    if task == "ward":
        from scipy.cluster.hierarchy import linkage

        return lambda: linkage(points, "ward")[-1, 2]
    if task == "dbscan":
        from sklearn.cluster import DBSCAN

        return lambda: (DBSCAN(eps=3, min_samples=5).fit(points).labels_ < 0).sum()
    if task == "kmeans":
        from sklearn.cluster import KMeans

        single, k = points.astype(np.float32), int(sys.argv[5])
        start = single[:k].copy()
        options = {"n_init": 1, "max_iter": 20, "tol": 0, "algorithm": "lloyd"}
        return lambda: KMeans(k, init=start, **options).fit(single).inertia_
    from sklearn.mixture import GaussianMixture

    options = {"n_components": 5, "covariance_type": task, "max_iter": 20, "tol": 0, "random_state": 0}
    return lambda: GaussianMixture(**options).fit(points).score(points) * rows


run = work()
start = time.process_time()
result = run()
print((time.process_time() - start) * 1000, float(result))
