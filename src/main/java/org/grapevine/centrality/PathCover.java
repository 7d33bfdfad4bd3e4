package org.grapevine.centrality;

/** How many paths of a sample a growing set meets inside. 8 bytes a vertex and 4 bytes an entry beside the sample. */
final class PathCover implements LazyGreedy.Gain {
    private final PathSamples paths;
    private final boolean[] met;
    private final int[] left;
    private final int[] offset;
    private final int[] pathOf;

    PathCover(PathSamples paths, int vertices) {
        this.paths = paths;
        met = new boolean[paths.size()];
        left = new int[vertices];
        offset = new int[vertices + 1];
        pathOf = new int[paths.entries()];
        for (int e = 0; e < pathOf.length; e++) {
            left[paths.inside(e)]++;
        }
        for (int v = 0; v < vertices; v++) {
            offset[v + 1] = offset[v] + left[v];
        }
        int[] at = offset.clone();
        for (int path = 0; path < met.length; path++) {
            for (int e = paths.begin(path); e < paths.begin(path + 1); e++) {
                pathOf[at[paths.inside(e)]++] = path;
            }
        }
    }

    /** How many paths {@code set} meets. */
    static long met(PathSamples paths, int vertices, int[] set) {
        long sum = 0;
        for (long gain : LazyGreedy.gains(new PathCover(paths, vertices), set)) {
            sum += gain;
        }
        return sum;
    }

    @Override
    public long most(int v) {
        return left[v];
    }

    @Override
    public long of(int v, long enough, int worker) {
        return left[v];
    }

    @Override
    public void take(int v) {
        for (int i = offset[v]; i < offset[v + 1]; i++) {
            int path = pathOf[i];
            if (!met[path]) {
                met[path] = true;
                for (int e = paths.begin(path); e < paths.begin(path + 1); e++) {
                    left[paths.inside(e)]--;
                }
            }
        }
    }
}
