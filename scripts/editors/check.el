;; Uses an article as a person does; emacs runs it after the configuration of docs/EDITORS.md.
(require 'cl-lib)
(defvar patience 60)

(defun check (what fine)
  (unless fine
    (message "emacs: %s" what)
    (kill-emacs 1)))

(defun wait (what fine)
  (let ((until (+ (float-time) patience)))
    (while (and (not (funcall fine)) (< (float-time) until))
      (accept-process-output nil 0.05))
    (check what (funcall fine))))

(defun saved ()
  (let ((file (getenv "SIDECAR")))
    (if (file-exists-p file)
        (with-temp-buffer (insert-file-contents file) (buffer-string))
      "")))

(defun first-start ()
  (and (string-match "start: \\([0-9]+\\)" (saved)) (string-to-number (match-string 1 (saved)))))

(setq eglot-sync-connect t eglot-connect-timeout patience make-backup-files nil)
(find-file (getenv "ARTICLE"))
;; Nobody types here.
(run-hooks 'post-command-hook)
(wait "no server" (lambda () (eglot-current-server)))
(flymake-mode 1)
(wait "no findings" (lambda () (flymake-diagnostics)))
(check "Seoul is not among the findings"
       (cl-some (lambda (each) (string-match-p "Seoul" (flymake-diagnostic-text each))) (flymake-diagnostics)))

(goto-char (point-min))
(search-forward "Tại Seoul")
(backward-char 2)
(let ((card (jsonrpc-request (eglot-current-server) :textDocument/hover (eglot--TextDocumentPositionParams))))
  (check "no card" (string-match-p "LOC" (format "%S" card))))
(let* ((fixes (eglot-code-actions (point) (point) nil nil))
       (fix (cl-find-if (lambda (each) (string-prefix-p "Accept “Seoul”" (plist-get each :title)))
                        (append fixes nil))))
  (check "no quick fix accepts Seoul" fix)
  (let ((command (plist-get fix :command)))
    (jsonrpc-request (eglot-current-server) :workspace/executeCommand
                     (list :command (plist-get command :command) :arguments (plist-get command :arguments)))))
(wait "the decision was not saved" (lambda () (string-match-p "Seoul" (saved))))
(search-forward "Theo Reu")
(call-interactively (key-binding (kbd "C-c a")))
(wait "the key decided nothing" (lambda () (string-match-p "Reuters" (saved))))
(let ((before (first-start)))
  (goto-char (point-min))
  (insert "Tin\n\n")
  (save-buffer)
  (wait "the sidecar did not follow the text" (lambda () (eql (first-start) (+ before 5)))))
(message "emacs %s: all is well" emacs-version)
(kill-emacs 0)
