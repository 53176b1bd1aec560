/**
 * Documents for people: a closed assessment with its results as PDF, in one of four languages. Says what it is given and decides nothing; what may
 * be on a document is decided in {@code assessment}. The only place that knows the PDF library.
 */
@NullMarked
package org.belraihub.print;

import org.jspecify.annotations.NullMarked;
