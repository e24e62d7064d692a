package dev.connections.platform;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/** Public, since some servers make a subclass of it elsewhere. */
@Interceptor
@InTransaction
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 100)
public class InTransactionInterceptor {
  @Inject private Transactions transactions;

  @AroundInvoke
  Object proceed(InvocationContext call) throws Exception {
    return transactions.call(call::proceed);
  }
}
