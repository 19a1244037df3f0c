package io.ivory.runtime.sip;

/**
 * What the endpoint holds at this moment; all zero some seconds after the last call ended.
 *
 * @param calls legs that have not ended
 * @param dialogs dialogs in the SIP stack
 * @param serverTransactions requests being answered
 * @param clientTransactions requests of ours being answered
 * @param connections open TCP connections from others
 */
public record SipCounters(int calls, int dialogs, int serverTransactions, int clientTransactions, int connections) {}
