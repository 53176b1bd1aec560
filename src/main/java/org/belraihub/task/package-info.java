/**
 * What is to be done at an organisation (section 8 of the requirements): its open drafts with the urgent ones marked, and its clients
 * with relation, death and new assessments. A read model over the rows of {@code assessment} and {@code person}: it decides nothing
 * about them, and every list is paged by key. May call {@code access}, {@code request}, {@code person} and {@code assessment}.
 */
@NullMarked
package org.belraihub.task;

import org.jspecify.annotations.NullMarked;
