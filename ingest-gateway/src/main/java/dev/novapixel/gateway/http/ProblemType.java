package dev.novapixel.gateway.http;

import dev.novapixel.gateway.intake.Outcome.Refusal;
import dev.novapixel.gateway.protocol.RequestFault;
import io.micronaut.http.HttpStatus;
import java.util.Locale;

/** The kinds of errors that clients can tell apart: RFC 9457 types, which never change. */
enum ProblemType {
  EMPTY_BODY(HttpStatus.BAD_REQUEST, "The request has no body"),
  BAD_COMPRESSION(HttpStatus.BAD_REQUEST, "The compressed body is damaged"),
  BAD_UTF8(HttpStatus.BAD_REQUEST, "The body is not UTF-8"),
  NOT_JSON(HttpStatus.BAD_REQUEST, "The body is not JSON"),
  BEYOND_LIMITS(HttpStatus.BAD_REQUEST, "The JSON is beyond a limit"),
  NOT_EVENTS(HttpStatus.BAD_REQUEST, "The body holds no events"),
  UNKNOWN_KEY(HttpStatus.UNAUTHORIZED, "The key is missing or unknown"),
  BAD_SIGNATURE(HttpStatus.UNAUTHORIZED, "The signature is missing or wrong"),
  SHOP_DISABLED(HttpStatus.FORBIDDEN, "The shop takes no events"),
  SHOP_MISMATCH(HttpStatus.FORBIDDEN, "The body names another shop"),
  ORIGIN_NOT_ALLOWED(HttpStatus.FORBIDDEN, "The key is not for pages of this host"),
  SERVER_KEY_REQUIRED(HttpStatus.FORBIDDEN, "This needs a server key"),
  NOT_FOUND(HttpStatus.NOT_FOUND, "There is nothing at this address"),
  METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "This address has no such method"),
  TOO_SLOW(HttpStatus.REQUEST_TIMEOUT, "The request took too long to arrive"),
  BODY_TOO_LARGE(HttpStatus.REQUEST_ENTITY_TOO_LARGE, "The body is too large"),
  TOO_MANY_EVENTS(HttpStatus.REQUEST_ENTITY_TOO_LARGE, "The request has too many events"),
  UNSUPPORTED_ENCODING(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The Content-Encoding is not known"),
  ALL_REJECTED(HttpStatus.UNPROCESSABLE_ENTITY, "No event of the request can be used"),
  RATE_LIMITED(HttpStatus.TOO_MANY_REQUESTS, "Too much was sent: send it again, later"),
  BAD_REQUEST(HttpStatus.BAD_REQUEST, "The request can't be understood"),
  INTERNAL_ERROR(HttpStatus.INTERNAL_SERVER_ERROR, "Something is wrong with the gateway"),
  NOT_ACKNOWLEDGED(HttpStatus.SERVICE_UNAVAILABLE, "Some events have to be sent again"),
  KEYS_NOT_LOADED(HttpStatus.SERVICE_UNAVAILABLE, "The gateway is starting"),
  LOG_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "The event log is not available"),
  OVERLOADED(HttpStatus.SERVICE_UNAVAILABLE, "Too much is in flight"),
  WEBHOOKS_NOT_CONFIGURED(
      HttpStatus.SERVICE_UNAVAILABLE, "NOVA_SHOPIFY_SECRETS is not set on this gateway");

  private static final String BASE = "urn:nova:problem:";

  private final HttpStatus status;
  private final String title;

  ProblemType(HttpStatus status, String title) {
    this.status = status;
    this.title = title;
  }

  /** The type's URI: a stable name. */
  String uri() {
    return BASE + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  HttpStatus status() {
    return status;
  }

  String title() {
    return title;
  }

  /** Whether the same request may succeed a little later. */
  boolean isPassing() {
    return status == HttpStatus.SERVICE_UNAVAILABLE;
  }

  static ProblemType of(RequestFault fault) {
    return switch (fault) {
      case EMPTY_BODY -> EMPTY_BODY;
      case BODY_TOO_LARGE -> BODY_TOO_LARGE;
      case TOO_SLOW -> TOO_SLOW;
      case BROKEN_OFF -> BAD_REQUEST;
      case TOO_MANY_EVENTS -> TOO_MANY_EVENTS;
      case UNSUPPORTED_ENCODING -> UNSUPPORTED_ENCODING;
      case BAD_COMPRESSION -> BAD_COMPRESSION;
      case BAD_UTF8 -> BAD_UTF8;
      case NOT_JSON -> NOT_JSON;
      case BEYOND_LIMITS -> BEYOND_LIMITS;
      case NOT_EVENTS -> NOT_EVENTS;
    };
  }

  static ProblemType of(Refusal refusal) {
    return switch (refusal) {
      case UNKNOWN_KEY -> UNKNOWN_KEY;
      case SHOP_DISABLED -> SHOP_DISABLED;
      case SHOP_MISMATCH -> SHOP_MISMATCH;
      case SERVER_KEY_REQUIRED -> SERVER_KEY_REQUIRED;
      case ORIGIN_NOT_ALLOWED -> ORIGIN_NOT_ALLOWED;
      case RATE_LIMITED, ADDRESS_LIMITED -> RATE_LIMITED;
      case KEYS_NOT_LOADED -> KEYS_NOT_LOADED;
      case LOG_UNAVAILABLE -> LOG_UNAVAILABLE;
      case OVERLOADED -> OVERLOADED;
      case BAD_SIGNATURE -> BAD_SIGNATURE;
      case WEBHOOKS_NOT_CONFIGURED -> WEBHOOKS_NOT_CONFIGURED;
    };
  }
}
