/** The immutable primitive graph: direct arcs in CSR form, memberships two-mode and never expanded into pairs; its products, distances and neighbourhoods. */
@NullMarked
package org.grapevine.graph;

import org.jspecify.annotations.NullMarked;
