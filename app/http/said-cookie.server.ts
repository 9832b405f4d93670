/** The sentence said after an act (« Constat proposé. »): carried over the redirect by a cookie, shown once. */
const name = 'trame_dit'

export const saidCookie = (sentence: string): string =>
  `${name}=${encodeURIComponent(sentence)}; Path=/; Max-Age=60; HttpOnly; SameSite=Lax`
export const forgetSaid = `${name}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax`

/** The sentence to show, if an act has just been done. */
export function readSaid(request: Request): string | undefined {
  const pair = request.headers
    .get('cookie')
    ?.split('; ')
    .find((part) => part.startsWith(`${name}=`))
  if (!pair) return
  try {
    return decodeURIComponent(pair.slice(name.length + 1)) || undefined
  } catch {
    return
  }
}
