/** {@code CALL grapevine.*} inside Neo4j, embedded or on a server: every measure of the catalogue in Cypher. */
@NullMarked
package org.grapevine.procedure;

import org.jspecify.annotations.NullMarked;
