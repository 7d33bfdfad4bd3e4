/** Who the people are, how they are tied and to which groups they belong: names and types over a graph, and the model that turns ties into probabilities. */
@NullMarked
package org.grapevine.network;

import org.jspecify.annotations.NullMarked;
