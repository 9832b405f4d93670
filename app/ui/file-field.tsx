/** A field that takes files. Too heavy for the field, they are told when chosen, in the words the server would have; without JavaScript, by its answer. */
import { useEffect, useRef, useState } from 'react'
import { chosenBytes, sizesOf } from './before-sending.ts'
import { FieldFrame, type FieldProps } from './field.tsx'

type FileFieldProps = FieldProps & {
  /** Extensions or media types, separated by commas. */
  readonly accept?: string
  readonly isMultiple?: boolean
  /** Why these sizes would be refused, in words; the second counts all the files of the form. Made outside of any component. */
  readonly refuse: (sizes: readonly number[], formBytes: number) => string | undefined
}

/** The form around it has `hasFiles`, and sends nothing while a file is too heavy. */
export function FileField({ accept, isMultiple = false, refuse, ...field }: FileFieldProps) {
  const ref = useRef<HTMLInputElement>(null)
  const [refusal, setRefusal] = useState<string>()
  useEffect(() => {
    const input = ref.current
    const form = input?.form
    if (!input || !form) return
    const say = (sentence: string | undefined) => {
      input.setCustomValidity(sentence ?? '')
      setRefusal(sentence)
    }
    const look = () => say(refuse(sizesOf(input), chosenBytes(form)))
    const forget = () => say(undefined)
    look()
    form.addEventListener('change', look)
    form.addEventListener('reset', forget)
    return () => {
      form.removeEventListener('change', look)
      form.removeEventListener('reset', forget)
    }
  }, [refuse])
  return (
    <FieldFrame
      {...field}
      refusal={refusal}
      control={(control) => <input {...control} ref={ref} type="file" accept={accept} multiple={isMultiple} />}
    />
  )
}
