package dev.connections.platform;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

@Interceptor
@InTransaction
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 100)
class InTransactionInterceptor {
  @Inject private Transactions transactions;

  @AroundInvoke
  Object proceed(InvocationContext call) throws Exception {
    return transactions.call(call::proceed);
  }
}
