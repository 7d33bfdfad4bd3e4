/** The catalogue of measures, and what is done alike with every one of them: run, rank, explain. */
@NullMarked
package org.grapevine.analysis;

import org.jspecify.annotations.NullMarked;
