/** Fictional persons with valid national numbers, each given out once, also after a restart or a kill. */
@NullMarked
package org.belraihub.sandbox.person;

import org.jspecify.annotations.NullMarked;
