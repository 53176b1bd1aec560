/**
 * The cryptographic provider (Amazon Corretto where its native library loads, else the JDK's), key stores, and encryption at
 * rest with versioned keys. Depends on nothing of the hub.
 */
@NullMarked
package org.belraihub.crypto;

import org.jspecify.annotations.NullMarked;
