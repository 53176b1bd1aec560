/**
 * Synthetic care: complete, valid answers for any instrument from a seed, for the journey, tests and load. Knows no real person.
 * May call {@code instrument}.
 */
@NullMarked
package org.belraihub.sandbox.care;

import org.jspecify.annotations.NullMarked;
