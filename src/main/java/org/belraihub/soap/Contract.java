package org.belraihub.soap;

import java.lang.reflect.Method;

import javax.xml.namespace.QName;

import jakarta.xml.ws.Service;
import jakarta.xml.ws.WebEndpoint;
import jakarta.xml.ws.WebServiceClient;

/**
 * A contract file and what was generated from it.
 *
 * @param wsdl          the file on the class path, such as {@code wsdl/assessment-v1.wsdl}
 * @param portInterface the generated service interface
 * @param service       name of the service in the file
 * @param port          name of its port
 */
public record Contract(String wsdl, Class<?> portInterface, QName service, QName port) {

  /** The contract of a generated service class with one port. */
  public static Contract of(String wsdl, Class<? extends Service> generated) {
    WebServiceClient service = generated.getAnnotation(WebServiceClient.class);
    for (Method method : generated.getMethods()) {
      WebEndpoint endpoint = method.getAnnotation(WebEndpoint.class);
      if (endpoint != null && method.getParameterCount() == 0) {
        return new Contract(wsdl, method.getReturnType(), new QName(service.targetNamespace(), service.name()),
            new QName(service.targetNamespace(), endpoint.name()));
      }
    }
    throw new IllegalArgumentException(generated + " has no port");
  }
}
