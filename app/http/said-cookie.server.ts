/** The sentence said after an act (« Constat proposé. »): carried over the redirect by a cookie, shown once. */
import { cookieOf, forgetCookie, readCookie } from './own-cookie.server.ts'

const cookie = { name: 'trame_dit', seconds: 60 } as const

export const saidCookie = (sentence: string): string => cookieOf(cookie, sentence)
export const forgetSaid = forgetCookie(cookie)

/** The sentence to show, if an act has just been done. */
export const readSaid = (request: Request): string | undefined => readCookie(request, cookie)
