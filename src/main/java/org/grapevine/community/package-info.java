/** Components and communities of a graph. */
@NullMarked
package org.grapevine.community;

import org.jspecify.annotations.NullMarked;
