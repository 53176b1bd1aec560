/**
 * The person register: name, birth, death, struck off (afgevoerd). The contract is ours ({@code xsd/person-register-v1.xsd}), because what
 * an operator may ask of the national register differs, and stays behind {@link org.belraihub.ehealth.personregister.PersonRegisterService}.
 * May call {@code ehealth.source} and {@code person}.
 */
@NullMarked
package org.belraihub.ehealth.personregister;

import org.jspecify.annotations.NullMarked;
