/** A letter's text, with its links to follow. */
export function LetterText({ text }: { text: string }) {
  const parts = text.split(/(https?:\/\/[^\s]+)/)
  return (
    <p className="text-md break-words whitespace-pre-line">
      {parts.map((part, at) =>
        at % 2 ? (
          <a key={`${at}-${part}`} href={part} className="break-all text-accent underline underline-offset-4">
            {part}
          </a>
        ) : (
          part
        ),
      )}
    </p>
  )
}
