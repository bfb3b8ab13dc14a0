package de.fallbruecke.console;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Notes each query of web requests as PostgreSQL gets it, with its values in place. The work of the
 * engine is left out.
 */
final class SeenStatements implements BeanPostProcessor {
  private final List<String> seen = new ArrayList<>();

  synchronized List<String> seen() {
    return List.copyOf(seen);
  }

  synchronized void forget() {
    seen.clear();
  }

  private synchronized void note(String sql) {
    if (Thread.currentThread().getName().startsWith("http-")
        || Thread.currentThread().getName().startsWith("tomcat-")) {
      seen.add(sql.strip());
    }
  }

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    return bean instanceof DataSource source && !(bean instanceof DelegatingDataSource)
        ? new DelegatingDataSource(source) {
          @Override
          public Connection getConnection() throws java.sql.SQLException {
            return watched(super.getConnection());
          }
        }
        : bean;
  }

  private Connection watched(Connection connection) {
    return (Connection)
        Proxy.newProxyInstance(
            Connection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              Object answer = call(method, connection, arguments);
              return answer instanceof PreparedStatement statement ? watched(statement) : answer;
            });
  }

  private PreparedStatement watched(PreparedStatement statement) {
    return (PreparedStatement)
        Proxy.newProxyInstance(
            PreparedStatement.class.getClassLoader(),
            new Class<?>[] {PreparedStatement.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("executeQuery")) {
                note(statement.unwrap(org.postgresql.PGStatement.class).toString());
              }
              return call(method, statement, arguments);
            });
  }

  private static Object call(Method method, Object target, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
