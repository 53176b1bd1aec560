/**
 * The history of national numbers (INSZ): which number is in force for a person, and which belonged to the same one before. May call
 * {@code ehealth.source} and {@code person}; the messages are in {@code wire}.
 */
@NullMarked
package org.belraihub.ehealth.ssinhistory;

import org.jspecify.annotations.NullMarked;
