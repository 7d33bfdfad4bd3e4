/** The graph in Neo4j over Bolt: an embedded store or a server, its schema, loading, reading and writing. */
@NullMarked
package org.grapevine.store;

import org.jspecify.annotations.NullMarked;
