/** One file a centrality: kernels that score the vertices of a graph and know numbers only. */
@NullMarked
package org.grapevine.centrality;

import org.jspecify.annotations.NullMarked;
