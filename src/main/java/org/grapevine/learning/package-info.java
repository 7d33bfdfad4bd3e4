/** What the past teaches: who came when and through whom, tie strengths learned from it, and how well anything that scores persons foretold it. */
@NullMarked
package org.grapevine.learning;

import org.jspecify.annotations.NullMarked;
