package org.grapevine.community;

/** Communities cut into what is connected inside them, through ties and groups. */
final class ConnectedParts {
    /* Two members of a group are tied if one of them talks. So those of one community are connected through the first of them who does, if any. */

    private final int[] parent;

    private ConnectedParts(int n) {
        parent = new int[n];
        for (int v = 0; v < n; v++) {
            parent[v] = v;
        }
    }

    /** A label for each node of {@code level}: the smallest node of its part. */
    static int[] of(Level level, int[] community) {
        ConnectedParts parts = new ConnectedParts(level.nodes());
        for (int v = 0; v < level.nodes(); v++) {
            for (int a = level.offset[v]; a < level.end[v] && level.target[a] < v; a++) {
                if (community[level.target[a]] == community[v]) {
                    parts.join(v, level.target[a]);
                }
            }
        }
        GroupRows groups = level.groups;
        int[] talker = new int[level.nodes()];
        for (int g = 0; g < groups.groups(); g++) {
            if (groups.half[g] > 0) {
                for (int row = groups.begin[g]; row < groups.begin[g + 1]; row++) {
                    if (groups.talk(row) > 0) {
                        talker[community[groups.node[row]]] = groups.node[row] + 1;
                    }
                }
                for (int row = groups.begin[g]; row < groups.begin[g + 1]; row++) {
                    int first = talker[community[groups.node[row]]];
                    if (first > 0) {
                        parts.join(groups.node[row], first - 1);
                    }
                }
                for (int row = groups.begin[g]; row < groups.begin[g + 1]; row++) {
                    talker[community[groups.node[row]]] = 0;
                }
            }
        }
        int[] root = new int[level.nodes()];
        for (int v = 0; v < root.length; v++) {
            root[v] = parts.root(v);
        }
        return root;
    }

    private void join(int v, int u) {
        int a = root(v);
        int b = root(u);
        parent[Math.max(a, b)] = Math.min(a, b);
    }

    private int root(int v) {
        int r = v;
        while (parent[r] != r) {
            parent[r] = parent[parent[r]];
            r = parent[r];
        }
        return r;
    }
}
