/** A text with what people say around it: comments on its passages, suggestions to settle. Works without JavaScript. */
import { useEffect, useRef } from 'react'
import { useLocation } from 'react-router'
import { LinkButton } from '#app/ui/button.tsx'
import { Card, Columns, Page } from '#app/ui/layout.tsx'
import { EmptyState, Notice } from '#app/ui/notice.tsx'
import { RichTextView } from '../../pages/rich-text-view.tsx'
import { talkLabels as t } from '../labels.fr.ts'
import type { TalkPageData } from '../queries.server.ts'
import { CommentForm } from './comment-form.tsx'
import { SettledSuggestions, SuggestionsCard } from './suggestions-card.tsx'
import { highlight, rangeOf } from './text-passages.ts'
import { ThreadsCard } from './threads-card.tsx'

export function TalkPage(props: TalkPageData) {
  const { ctgId, textId, field, title, url, isFrozen, mayComment, text, threads, people } = props
  const { words, showPassage } = usePassages(threads)
  return (
    <Page
      crumbs={[{ label: title, to: url }]}
      title={t.title(field)}
      lead={title}
      actions={<LinkButton to={`/ctg/${ctgId}/textes/${textId}/historique`}>{t.history}</LinkButton>}
    >
      {isFrozen && <Notice tone="warn">{t.frozen}</Notice>}
      <Columns
        isBalanced
        main={
          <>
            <Card title={t.text} note={text.length > 0 ? t.textNote : undefined} id="texte">
              {text.length === 0 && <EmptyState>{t.noText}</EmptyState>}
              <div ref={words}>
                <RichTextView text={text} />
              </div>
            </Card>
            <SuggestionsCard {...props} />
            <SettledSuggestions {...props} />
          </>
        }
        aside={
          <>
            {mayComment && (
              <Card title={t.newComment}>
                <CommentForm words={words} people={people} />
              </Card>
            )}
            <ThreadsCard {...props} onShow={showPassage} />
          </>
        }
      />
    </Page>
  )
}

/** Passages that are talked of are shown in the words, and the thread an address names is opened. */
function usePassages(threads: TalkPageData['threads']) {
  const words = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const shown = words.current
    if (!shown) return
    const open = threads.filter(({ resolvedAt, start }) => resolvedAt === null && start !== null)
    const ranges = open.flatMap(({ wordsNow, start }) => rangeOf(shown, wordsNow ?? '', start ?? 0) ?? [])
    highlight('commented', ranges)
    return () => highlight('commented', [])
  }, [threads])
  const { hash } = useLocation()
  useEffect(() => {
    // A notice may lead to a thread resolved since, which is folded.
    const place = hash === '' ? null : document.getElementById(hash.slice(1))
    place?.closest('details')?.setAttribute('open', '')
    place?.scrollIntoView({ block: 'nearest' })
  }, [hash])
  const showPassage = (passage: string, near: number) => {
    const range = words.current && rangeOf(words.current, passage, near)
    if (!range) return
    highlight('shown', [range])
    range.startContainer.parentElement?.scrollIntoView({ block: 'center' })
  }
  return { words, showPassage }
}
