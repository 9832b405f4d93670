/** Answers of the public pages: a whole document without a script, or a file, the same for everybody. Rules: docs/rules/portal.md §5, §6. */
import { createHash } from 'node:crypto'
import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import type { LoaderFunctionArgs } from 'react-router'
import { publicTag } from '#app/domains/portal/public-cache.server.ts'
import type { PublicView } from '#app/domains/portal/public-frame-data.ts'
import { findPublicView } from '#app/domains/portal/queries.server.ts'
import type { Database } from '#app/kernel/database.server.ts'
import { DomainError } from '#app/kernel/errors.ts'
import { refusalSentence } from './refusals.server.ts'
import { type RequestContext, requestContext } from './request-context.server.ts'
import { statusOf } from './route.server.ts'

/** Cached but revalidated each time: what is hidden must disappear at once. */
const revalidated = 'public, no-cache'

/** Nothing runs and nothing is loaded from elsewhere; the style is the one written in the page. @param framers who may show it inside theirs */
function policyOf(html: string, framers: "'none'" | '*'): string {
  const [, styles = ''] = /<style>([\s\S]*?)<\/style>/.exec(html) ?? []
  const fingerprint = createHash('sha256').update(styles).digest('base64')
  return `default-src 'none'; style-src 'sha256-${fingerprint}'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors ${framers}`
}

type Drawing = { readonly status?: number; readonly ctgId?: string; readonly isFramed?: boolean }

/** @param ctgId left out: the answer is not the same for everybody, or not to be kept */
export function sendPublicDocument(node: ReactNode, { status = 200, ctgId, isFramed = false }: Drawing = {}): Response {
  const html = `<!DOCTYPE html>${renderToStaticMarkup(node)}`
  return new Response(html, {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policyOf(html, isFramed ? '*' : "'none'"),
      'cache-control': ctgId === undefined ? 'private, no-store' : revalidated,
      ...(ctgId !== undefined && { [publicTag]: ctgId }),
    },
  })
}

export const sendPublicFile = (
  body: string | Uint8Array<ArrayBuffer>,
  { type, ctgId, name }: { readonly type: string; readonly ctgId: string; readonly name?: string },
): Response =>
  new Response(body, {
    headers: {
      'content-type': type,
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      'cache-control': revalidated,
      // Open data are read by pages of other sites too; nobody is known there.
      'access-control-allow-origin': '*',
      ...(name !== undefined && { 'content-disposition': `attachment; filename="${name}"` }),
      [publicTag]: ctgId,
    },
  })

export type PublicArgs = {
  readonly view: PublicView
  readonly db: Database
  readonly surroundings: RequestContext
  readonly params: Readonly<Record<string, string | undefined>>
  readonly request: Request
}

/**
 * A loader for the pages of `/t/:address`, open to all; 404 with a sentence when the page is off, unknown, or has not this part.
 * @param missing the page of the 404; of the page that is published, which leads back to it
 * @param answer undefined: there is no such part
 */
export const publicLoader =
  (
    missing: (view: PublicView | undefined) => ReactNode,
    answer: (args: PublicArgs) => Response | undefined | Promise<Response | undefined>,
  ) =>
  async ({ context, params, request }: LoaderFunctionArgs): Promise<Response> => {
    const surroundings = context.get(requestContext)
    const { db, config, isDemo } = surroundings.instance
    try {
      const view = await findPublicView(db, (params.address ?? '').toLowerCase(), { siteUrl: config.url, isDemo })
      const response = view && (await answer({ view, db, surroundings, params, request }))
      return response ?? sendPublicDocument(missing(view), { status: 404 })
    } catch (error) {
      if (!(error instanceof DomainError)) throw error
      return new Response(`${refusalSentence(error)}\n`, {
        status: statusOf[error.kind],
        headers: { 'content-type': 'text/plain; charset=utf-8' },
      })
    }
  }
