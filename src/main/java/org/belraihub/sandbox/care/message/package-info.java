/**
 * What care software says and hears, in words of its own: who asks, what is to be assessed, what came of it. Free of wire classes;
 * depends on the value types and on {@code instrument} only.
 */
@NullMarked
package org.belraihub.sandbox.care.message;

import org.jspecify.annotations.NullMarked;
