/**
 * IdSupport of the eHealth platform: whether a national number and a card belong together. May call {@code ehealth.source} and
 * {@code person}; the messages are in {@code wire}.
 */
@NullMarked
package org.belraihub.ehealth.idsupport;

import org.jspecify.annotations.NullMarked;
