package org.belraihub.app;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * {@code hub.soap}: see {@code config/application.yaml}.
 *
 * @param wsdlVisible whether {@code ?wsdl} answers
 * @param maximumAge  age of a message, counted from its Created
 * @param clockSkew   tolerance for clocks
 * @param maximumSize of a request
 */
@ConfigurationProperties("hub.soap")
record SoapProperties(boolean wsdlVisible, Duration maximumAge, Duration clockSkew, DataSize maximumSize) {
}
